import { a } from './a.js';
import { t } from './tokens.js';
