//! Tables for a terminal: columns are aligned by what characters take there, Chinese ones two cells.

use unicode_width::UnicodeWidthStr;

/// `rows` of cells with two blanks between columns; the first column begins at the left, numbers end at
/// the right. Rows may be of different length.
pub(super) fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max();
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).enumerate().map(|(n, (cell, width))| {
            let blanks = " ".repeat(width - cell.width());
            if n == 0 { format!("{cell}{blanks}") } else { format!("  {blanks}{cell}") }
        });
        cells.collect::<String>().trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

/// `text`, cut to `columns` of a terminal.
pub(super) fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    for character in text.chars() {
        if kept.width() + character.to_string().width() + 1 > columns {
            break;
        }
        kept.push(character);
    }
    kept + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_under_chinese() {
        let rows = [["", "全部", "x"], ["措施", "80", "1"], ["a", "171", ""]];
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(ToString::to_string).collect()).collect();
        assert_eq!(table(&rows), "      全部  x\n措施    80  1\na      171\n");
    }

    #[test]
    fn long_texts_are_cut() {
        assert_eq!(cut("一二三四", 8), "一二三四");
        assert_eq!(cut("一二三四五", 8), "一二三…");
        assert_eq!(cut("abc", 2), "a…");
    }
}
