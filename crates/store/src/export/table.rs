use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Format, csv};
use crate::rows::Row;
use crate::{Error, Result};

/// One file of an export, written under a temporary name until it is complete.
pub(super) struct Table {
    writer: BufWriter<File>,
    format: Format,
    written: PathBuf,
    target: PathBuf,
    rows: usize,
    published: bool,
}

impl Table {
    /// Begins the table of `R` in the folder `out`.
    pub(super) fn create<R: Row>(format: Format, out: &Path) -> Result<Self> {
        let mut table = Self::begin(format, out, &format!("{}.{}", R::TABLE, format.extension()))?;
        if format == Format::Csv {
            let header = R::COLUMNS.join(",");
            table.line(header.as_bytes(), b"\r\n")?;
        }
        Ok(table)
    }

    /// A file that holds one JSON object.
    pub(super) fn single(out: &Path, name: &str, value: &impl Serialize) -> Result<Self> {
        let mut table = Self::begin(Format::JsonLines, out, name)?;
        let json = serde_json::to_vec_pretty(value).map_err(|error| Error::other(&table.target, error))?;
        table.line(&json, b"\n")?;
        Ok(table)
    }

    fn begin(format: Format, out: &Path, name: &str) -> Result<Self> {
        let (target, written) = (out.join(name), out.join(format!(".{name}.part")));
        let file = File::create(&written).map_err(|error| Error::io(&target, &error))?;
        Ok(Self { writer: BufWriter::new(file), format, written, target, rows: 0, published: false })
    }

    /// Adds a row.
    pub(super) fn write<R: Row>(&mut self, row: &R) -> Result<()> {
        self.rows += 1;
        let failed = |error| Error::other(&self.target, error);
        match self.format {
            Format::JsonLines => {
                let json = serde_json::to_vec(row).map_err(failed)?;
                self.line(&json, b"\n")
            }
            Format::Csv => {
                let line = csv::line(row).map_err(failed)?;
                self.line(line.as_bytes(), b"\r\n")
            }
        }
    }

    /// Gives the file its name; returns it with the number of its rows.
    pub(super) fn publish(mut self) -> Result<(PathBuf, usize)> {
        self.writer.flush().map_err(|error| Error::io(&self.target, &error))?;
        std::fs::rename(&self.written, &self.target).map_err(|error| Error::io(&self.target, &error))?;
        self.published = true;
        Ok((self.target.clone(), self.rows))
    }

    fn line(&mut self, content: &[u8], end: &[u8]) -> Result<()> {
        let written = self.writer.write_all(content).and_then(|()| self.writer.write_all(end));
        written.map_err(|error| Error::io(&self.target, &error))
    }
}

impl Drop for Table {
    /// Leaves no half-written file behind.
    fn drop(&mut self) {
        if !self.published {
            let _ = std::fs::remove_file(&self.written);
        }
    }
}
