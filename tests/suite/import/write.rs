//! Writing into a folder.
