//! What is written is read back, the same files are the same bytes, nothing is a panic.

use proptest::prelude::*;

use super::*;
use crate::content::digest::Digest;

#[test]
fn the_bytes_are_these_on_every_machine() {
    let mut files = Files::new();
    files.put("content/说明.md", "一。\n".repeat(40));
    files.put("a", "");
    let bytes = zip(&files).value.unwrap();
    assert_eq!(Digest::of(&format!("{bytes:?}")).to_string(), "fn8f0a");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn what_is_written_is_read_back(
        all in prop::collection::btree_map("[a-z说明]{1,3}(/[a-z.]{0,2}[a-z]){0,2}\\.md", prop::collection::vec(any::<u8>(), 0..200), 0..8)
    ) {
        let mut files = Files::new();
        for (path, bytes) in all {
            files.put(path, bytes);
        }
        let bytes = zip(&files).value.unwrap();
        prop_assert_eq!(&zip(&files).value.unwrap(), &bytes);
        prop_assert_eq!(unzip("x.zip", &bytes), Outcome::good(files));
    }

    #[test]
    fn no_archive_is_a_panic(at in 0_usize..300, byte in any::<u8>(), cut in 0_usize..300) {
        let mut files = Files::new();
        files.put("a.md", "1234567890");
        files.put("b", "2");
        let mut bytes = zip(&files).value.unwrap();
        let (at, cut) = (at % bytes.len(), cut % bytes.len());
        bytes[at] = byte;
        unzip("x.zip", &bytes);
        unzip("x.zip", &bytes[..cut]);
    }
}
