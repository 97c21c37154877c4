//! What do the reports say together?
