/// Puts the items from `from` on in the order of their keys; of equal ones the first stays first. One sort for all of the engine: the
/// standard library's is compiled anew for each type, and three of them take a kilobyte of the packed engine.
pub fn sort<T>(items: &mut Vec<T>, from: usize, key: impl Fn(&T) -> (usize, usize)) {
    let keys = items[from..].iter().map(key).enumerate();
    let mut order: Vec<(usize, usize, usize)> =
        keys.map(|(at, (first, second))| (first, second, at)).collect();
    if order.is_sorted() {
        return;
    }
    order.sort_unstable();
    let mut unsorted: Vec<Option<T>> = items.drain(from..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|(.., at)| unsorted[at].take()));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_standard_library_s_stable_sort(items: Vec<(u8, u8)>, from: prop::sample::Index) {
            let from = from.index(items.len() + 1);
            let numbered = items.into_iter().enumerate().collect::<Vec<_>>();
            let (mut ours, mut theirs) = (numbered.clone(), numbered);
            super::sort(&mut ours, from, |&(_, (key, _))| (key.into(), 0));
            theirs[from..].sort_by_key(|&(_, (key, _))| key);
            prop_assert_eq!(ours, theirs);
        }
    }
}
