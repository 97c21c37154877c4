//! Which reports belong to one affair.
//!
//! Reports are [`vectors`] of weighted terms; [`cluster`] joins those that are alike, on average over all their pairs
//! and with regard to the days between them.

mod cluster;
mod vectors;

use jiff::civil::Date;

use crate::{Digest, Story, id};

/// What is known about stories among a list of digests.
pub(crate) struct Stories {
    /// The stories, by id.
    pub(crate) stories: Vec<Story>,
    /// For each digest the index of its story.
    pub(crate) story_of: Vec<usize>,
}

/// The terms by which reports of one story are found: the heaviest, as far as one report can tell.
pub(crate) fn keys(digest: &Digest) -> Vec<u32> {
    vectors::heaviest(vectors::alone(digest), cluster::KEYS).into_iter().map(|(term, _)| term).collect()
}

/// Finds the stories among `digests`.
pub(crate) fn find(digests: &[&Digest]) -> Stories {
    let vectors = vectors::of(digests);
    let days: Vec<_> = digests.iter().map(|digest| digest.day.map(days_of)).collect();
    let clusters = cluster::cluster(&vectors, &days);
    let mut stories: Vec<(Story, Vec<usize>)> =
        clusters.into_iter().map(|members| (story(digests, &vectors, &members), members)).collect();
    stories.sort_by(|a, b| a.0.id.cmp(&b.0.id));
    let mut story_of = vec![0; digests.len()];
    for (index, (_, members)) in stories.iter().enumerate() {
        members.iter().for_each(|member| story_of[*member] = index);
    }
    Stories { stories: stories.into_iter().map(|(story, _)| story).collect(), story_of }
}

/// Days since the start of the common era, about.
fn days_of(date: Date) -> i32 {
    let month_starts = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    i32::from(date.year()) * 365
        + i32::from(date.year()) / 4
        + month_starts[usize::from(date.month().unsigned_abs()) - 1]
        + i32::from(date.day())
}

fn story(digests: &[&Digest], vectors: &[vectors::Vector], members: &[usize]) -> Story {
    let days = || members.iter().filter_map(|member| digests[*member].day);
    Story {
        id: id::stable("stories", &[&first(digests, members).report.0]),
        title: title(digests, vectors, members),
        from: days().min(),
        to: days().max(),
        reports: members.iter().map(|member| digests[*member].report.clone()).collect(),
    }
}

/// The earliest report, undated ones last.
fn first<'a>(digests: &[&'a Digest], members: &[usize]) -> &'a Digest {
    let order = |member: &&usize| (digests[**member].day.unwrap_or(Date::MAX), &digests[**member].report);
    digests[*members.iter().min_by_key(order).expect("a story has a report")]
}

/// The title of the most central report that has one, else the opening of the most central report.
fn title(digests: &[&Digest], vectors: &[vectors::Vector], members: &[usize]) -> String {
    let all = members.iter().fold(vectors::Vector::new(), |all, member| vectors::sum(&all, &vectors[*member]));
    let central = |member: &&usize| {
        let titled = digests[**member].title.as_deref().is_some_and(|title| !title.trim().is_empty());
        (titled, vectors::product(&vectors[**member], &all))
    };
    let compare = |a: &&usize, b: &&usize| {
        let (left, right) = (central(a), central(b));
        left.0.cmp(&right.0).then(left.1.total_cmp(&right.1)).then(b.cmp(a))
    };
    let best = digests[*members.iter().max_by(compare).expect("a story has a report")];
    let title = best.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    title.map_or_else(|| best.opening.clone(), str::to_owned)
}
