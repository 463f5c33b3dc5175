#![no_main]

libfuzzer_sys::fuzz_target!(init: wujin_fuzz::quiet(), |bytes: &[u8]| {
    wujin_fuzz::attempt_or_abort(wujin_fuzz::batch, bytes);
});
