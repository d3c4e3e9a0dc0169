//! What an import adds to a site, and what it leaves alone.
