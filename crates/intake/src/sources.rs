//! From what the user names to the files that hold reports.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use walkdir::{DirEntry, WalkDir};

use crate::lines::Lines;
use crate::place::{self, STANDARD_INPUT};
use crate::{Item, Rejection, Settings, page, plain};

type Items = Box<dyn Iterator<Item = Item> + Send>;

/// The reports of all `inputs`, opened one after the other.
pub(crate) fn items(inputs: Vec<String>, settings: Settings, consumed: Arc<AtomicU64>) -> Items {
    let opener = Opener { settings, consumed };
    Box::new(inputs.into_iter().flat_map(move |input| opener.input(&input)))
}

/// How many bytes the files among `inputs` have together; standard input counts nothing.
pub fn total_bytes(inputs: &[String], settings: &Settings) -> u64 {
    let files = inputs.iter().flat_map(|input| files(input, settings)).flatten();
    files.filter_map(|path| path.metadata().ok()).map(|metadata| metadata.len()).sum()
}

/// The files that one input names: itself, a folder's, or a pattern's.
fn files(input: &str, settings: &Settings) -> Box<dyn Iterator<Item = Result<PathBuf, Rejection>> + Send> {
    if input == "-" {
        return Box::new(std::iter::empty());
    }
    let path = settings.folder.join(input);
    if path.is_dir() {
        return folder(&path, settings);
    }
    if path.exists() || !input.contains(['*', '?', '[']) {
        return Box::new(std::iter::once(Ok(path)));
    }
    pattern(input, settings)
}

fn folder(path: &Path, settings: &Settings) -> Box<dyn Iterator<Item = Result<PathBuf, Rejection>> + Send> {
    let record = settings.passed_over.as_ref().map(|record| settings.folder.join(record));
    let entries = WalkDir::new(path).sort_by_file_name().follow_links(true).into_iter();
    let visible = entries.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
    Box::new(visible.filter_map(move |entry| match entry {
        Ok(entry)
            if entry.file_type().is_file()
                && !belongs_to(entry.path(), record.as_deref())
                && !describes_folder(&entry) =>
        {
            Some(Ok(entry.into_path()))
        }
        Ok(_) => None,
        Err(error) => {
            let path = error.path().unwrap_or(Path::new("")).display().to_string();
            Some(Err(Rejection::new(&path, format!("cannot be read ({error})"))))
        }
    }))
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

/// Whether the file tells of the folder instead of the world: `README.md`, `LICENSE`.
fn describes_folder(entry: &DirEntry) -> bool {
    let stem = entry.path().file_stem().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    matches!(stem.as_str(), "readme" | "license" | "licence" | "copying")
}

/// Whether the file is the record, its log or its index.
fn belongs_to(path: &Path, record: Option<&Path>) -> bool {
    let Some(record) = record.and_then(Path::to_str) else { return false };
    let rest = path.to_str().and_then(|path| path.strip_prefix(record));
    rest.is_some_and(|rest| matches!(rest, "" | "-wal" | "-shm" | "-journal"))
}

fn pattern(input: &str, settings: &Settings) -> Box<dyn Iterator<Item = Result<PathBuf, Rejection>> + Send> {
    let named = input.to_owned();
    let reject = |reason: String| -> Box<dyn Iterator<Item = Result<PathBuf, Rejection>> + Send> {
        Box::new(std::iter::once(Err(Rejection::new(&named, reason))))
    };
    let whole = settings.folder.join(input);
    let found: Vec<_> = match glob::glob(&whole.to_string_lossy()) {
        Ok(paths) => paths.collect(),
        Err(error) => return reject(format!("is no pattern ({error})")),
    };
    if found.is_empty() {
        return reject("no file matches this pattern; check the name".to_owned());
    }
    let settings = settings.clone();
    Box::new(found.into_iter().flat_map(move |entry| match entry {
        Ok(path) if path.is_dir() => folder(&path, &settings),
        Ok(path) => Box::new(std::iter::once(Ok(path))),
        Err(error) => {
            let path = error.path().display().to_string();
            Box::new(std::iter::once(Err(Rejection::unreadable(&path, error.error()))))
        }
    }))
}

/// Opens files and gives the reports in them.
#[derive(Clone)]
struct Opener {
    settings: Settings,
    consumed: Arc<AtomicU64>,
}

/// How a file holds its reports.
enum Form {
    Plain,
    Page,
    Lines,
}

impl Opener {
    fn input(&self, input: &str) -> Items {
        if input == "-" {
            return self.standard_input();
        }
        let opener = self.clone();
        Box::new(files(input, &self.settings).flat_map(move |file| match file {
            Ok(path) => opener.file(&path),
            Err(rejection) => Box::new(std::iter::once(Err(rejection))),
        }))
    }

    fn file(&self, path: &Path) -> Items {
        let uri = place::uri_of(path, &self.settings.folder);
        match File::open(path).and_then(|file| Ok((file.metadata()?.len(), file))) {
            Ok((length, file)) => self.open(BufReader::new(file), length, form_by_name(path), &uri),
            Err(error) => Box::new(std::iter::once(Err(Rejection::unreadable(&uri, &error)))),
        }
    }

    fn open<R: BufRead + Send + 'static>(&self, reader: R, length: u64, form: Option<Form>, uri: &str) -> Items {
        if matches!(form, Some(Form::Lines)) {
            return Box::new(self.lines(reader, uri));
        }
        self.count(length);
        if length > self.settings.limit {
            return Box::new(std::iter::once(Err(Rejection::too_large(uri, self.settings.limit))));
        }
        let item = match self.bytes(reader, uri) {
            Ok(bytes) => self.whole(&bytes, form, uri.to_owned(), uri),
            Err(rejection) => Err(rejection),
        };
        Box::new(std::iter::once(item))
    }

    /// Everything there is, up to what one report may have.
    fn bytes(&self, reader: impl Read, uri: &str) -> Result<Vec<u8>, Rejection> {
        let mut bytes = Vec::new();
        let read = reader.take(self.settings.limit + 1).read_to_end(&mut bytes);
        read.map_err(|error| Rejection::unreadable(uri, &error))?;
        match bytes.len() as u64 {
            0 => Err(Rejection::empty(uri)),
            length if length > self.settings.limit => Err(Rejection::too_large(uri, self.settings.limit)),
            _ => Ok(bytes),
        }
    }

    /// The report that a whole file is.
    fn whole(&self, bytes: &[u8], form: Option<Form>, uri: String, path: &str) -> Item {
        let is_page = matches!(form, Some(Form::Page)) || form.is_none() && page::looks_like_one(bytes);
        if is_page {
            page::report(bytes, uri, path, &self.settings)
        } else {
            plain::report(bytes, uri, path, &self.settings)
        }
    }

    fn lines<R: BufRead + Send + 'static>(&self, reader: R, uri: &str) -> Lines<R> {
        let opener = self.clone();
        Lines::new(reader, uri.to_owned(), self.settings.clone(), Box::new(move |bytes| opener.count(bytes)))
    }

    /// Standard input: one report a line when it begins with an object, else one report.
    fn standard_input(&self) -> Items {
        let mut reader = BufReader::new(std::io::stdin());
        let begins_with_object = match reader.fill_buf() {
            Ok(bytes) => bytes.trim_ascii_start().starts_with(b"{\""),
            Err(error) => return Box::new(std::iter::once(Err(Rejection::unreadable(STANDARD_INPUT, &error)))),
        };
        if begins_with_object {
            return Box::new(self.lines(reader, STANDARD_INPUT));
        }
        let item = self.bytes(reader, STANDARD_INPUT).and_then(|bytes| {
            let mut incoming = self.whole(&bytes, None, STANDARD_INPUT.to_owned(), STANDARD_INPUT)?;
            incoming.report.uri = place::uri_of_text(&incoming.report.text);
            Ok(incoming)
        });
        Box::new(std::iter::once(item))
    }

    fn count(&self, bytes: u64) {
        self.consumed.fetch_add(bytes, Ordering::Relaxed);
    }
}

/// The form that a file's extension tells; `None` to look inside.
fn form_by_name(path: &Path) -> Option<Form> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    match extension.as_str() {
        "txt" | "text" => Some(Form::Plain),
        "html" | "htm" | "xhtml" => Some(Form::Page),
        "jsonl" | "ndjson" | "json" => Some(Form::Lines),
        _ => None,
    }
}
