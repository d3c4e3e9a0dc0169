//! A site's sources as one archive, for offices without version control, and the way back into a folder
//! in which people have gone on working.
//!
//! Two people's changes can be told apart only by what both had before. So every folder remembers, in
//! `.duizhao/`, the packs that it has made and taken in ([`Memory`]), and every pack names those that
//! its folder knew ([`Pack::history`]). The newest one that both know is the base. It is kept in the
//! folder and not in the pack: only the folder knows what it has had; with three offices, a base that
//! the sender chose could hold what the receiver never saw, which would then look as if the receiver had
//! taken it out.
//!
//! Here are plain functions; the writing is done by the caller, after all is planned ([`plan`]).

mod lines;
mod memory;
mod pack;
mod plan;
mod state;
mod text;

pub use memory::{FOLDER, Memory};
pub use pack::{Pack, sources};
pub use plan::{Dispute, Step, Wanted, after, plan};
pub use state::State;
pub use text::{Clash, Side};

#[cfg(test)]
mod tests;
