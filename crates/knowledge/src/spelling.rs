//! When two spellings are one name: transcriptions of other scripts, short forms of given names.

/// What is left of a name's part when the differences between transcriptions are taken away: `zelensky`, `zelenskyy` and
/// `zelenskiy` give the same; so do `lukashenko` and `lukashenka`, `aliyev` and `aliev`, `gaddafi` and `qadhafi`.
/// `part` is folded.
pub(crate) fn skeleton(part: &str) -> String {
    let mut letters: Vec<char> = Vec::with_capacity(part.len());
    let mut rest = part.chars().peekable();
    while let Some(letter) = rest.next() {
        let next = rest.peek().copied();
        match (letter, next) {
            // "kh" is a Slavic or Arabic h; "gh" and "dh" are g and d.
            ('k', Some('h')) => continue,
            ('d' | 'g', Some('h')) => {
                rest.next();
                letters.push(if letter == 'g' { 'g' } else { 'd' });
            }
            // Q is transcribed as g, k or q.
            ('q', _) => letters.push('g'),
            ('w', _) => letters.push('v'),
            ('y' | 'j' | 'i', _) => {
                let after_vowel = letters.last().is_some_and(|last| is_vowel(*last));
                let before_vowel = next.is_some_and(|next| is_vowel(next) || next == 'y');
                if !(before_vowel && (after_vowel || !letters.is_empty())) && letters.last() != Some(&'i') {
                    letters.push('i');
                }
            }
            _ => letters.push(letter),
        }
    }
    letters.dedup();
    // Belarusian and Ukrainian endings: Lukashenka, Lukashenko.
    if letters.len() > 5 && letters.last() == Some(&'a') {
        *letters.last_mut().expect("not empty") = 'o';
    }
    letters.into_iter().collect()
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Whether two folded given names may belong to one person: the same letters but for transcription, an initial, one
/// inside the other (Liz, Elizabeth), or a common start (Joe, Joseph; Mike, Michael).
pub(crate) fn same_given_name(left: &str, right: &str) -> bool {
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    if skeleton(short) == skeleton(long) || (short.len() >= 3 && long.contains(short)) {
        return true;
    }
    let common = short.chars().zip(long.chars()).take_while(|(left, right)| left == right).count();
    match short.chars().count() {
        1 => common == 1,
        // "Mike" is Michael; "Alan" is no Alejandro.
        length => common >= 2 && common + 2 >= length.min(4) && (common > 2 || short.ends_with(['e', 'y', 'i'])),
    }
}

#[cfg(test)]
mod tests {
    use super::{same_given_name, skeleton};

    #[test]
    fn transcriptions_of_one_name_agree() {
        for names in [
            vec!["zelensky", "zelenskyy", "zelenskiy", "zelenskyj", "zelenskij"],
            vec!["lukashenko", "lukashenka"],
            vec!["aliyev", "aliev"],
            vec!["medvedev", "medvedyev"],
            vec!["khamenei", "hamenei"],
            vec!["tokayev", "tokaev"],
        ] {
            let mut skeletons: Vec<_> = names.iter().map(|name| skeleton(name)).collect();
            skeletons.dedup();
            assert_eq!(skeletons.len(), 1, "{names:?}: {skeletons:?}");
        }
    }

    #[test]
    fn different_names_stay_apart() {
        for (left, right) in [("putin", "poutine"), ("biden", "bidon"), ("sunak", "sanak"), ("merz", "merkel")] {
            assert_ne!(skeleton(left), skeleton(right));
        }
    }

    #[test]
    fn short_forms_of_given_names() {
        for (short, long, expected) in [
            ("joe", "joseph", true),
            ("liz", "elizabeth", true),
            ("volodymyr", "vladimir", false),
            ("mike", "michael", true),
            ("alan", "alejandro", false),
            ("j", "joseph", true),
            ("mike", "michael", true),
            ("hunter", "joseph", false),
            ("dmitry", "dmitriy", true),
        ] {
            assert_eq!(same_given_name(short, long), expected, "{short} {long}");
        }
    }
}
