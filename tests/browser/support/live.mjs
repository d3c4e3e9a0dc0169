// A copy of a small site in a folder of its own, and `duizhao serve` running on it.

import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Copies `parts` of the repository and serves them: `{ url, folder, read, write, end, start, close }`. */
export async function live(parts = ['site.yaml', 'content', 'seeds']) {
  execFileSync('cargo', ['build', '--locked', '--quiet'], { cwd: ROOT, stdio: 'ignore' });
  const program = join(process.env.CARGO_TARGET_DIR || join(ROOT, 'target'), 'debug', 'duizhao');
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-live-'));
  for (const part of parts) cpSync(join(ROOT, part), join(folder, part), { recursive: true });

  const site = {
    folder,
    url: '',
    read: (name) => readFileSync(join(folder, name), 'utf8'),
    write: (name, text) => writeFileSync(join(folder, name), text),
    async start(words = ['--port', new URL(site.url || 'http://127.0.0.1:0').port || '0']) {
      site.child = spawn(program, ['serve', ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
      for await (const line of createInterface({ input: site.child.stdout })) {
        if (!line.startsWith('http:')) continue;
        site.url = line;
        break;
      }
      site.child.stdout.resume();
    },
    async end() {
      const ended = new Promise((resolve) => site.child.on('exit', resolve));
      site.child.kill('SIGINT');
      await ended;
    },
    async close() {
      await site.end();
      rmSync(folder, { recursive: true });
    },
  };
  await site.start();
  return site;
}
