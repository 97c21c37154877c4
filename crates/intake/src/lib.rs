//! How does text come in?
