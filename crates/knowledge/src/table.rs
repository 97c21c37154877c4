//! The tables of `data/`: tab-separated lines under a header comment.

/// The rows of a table, each as its columns; comments and blank lines are left out.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Row> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(Row)
}

/// One line of a table.
#[derive(Clone, Copy)]
pub(crate) struct Row(&'static str);

impl Row {
    /// The columns, missing ones at the end as empty strings.
    pub(crate) fn columns<const N: usize>(self) -> [&'static str; N] {
        let mut fields = self.0.split('\t');
        std::array::from_fn(|_| fields.next().unwrap_or(""))
    }
}

/// The values of a column that holds several, separated by `|`.
pub(crate) fn list(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split('|').map(str::trim).filter(|value| !value.is_empty())
}

/// `None` for an empty column.
pub(crate) fn filled(column: &'static str) -> Option<&'static str> {
    Some(column).filter(|column| !column.is_empty())
}
