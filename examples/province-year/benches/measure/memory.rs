//! How much memory was taken.

/// The most memory that this process has had since [`forget_memory`], in MiB; 0 where it is not known.
pub(crate) fn most_memory() -> u32 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = peak.and_then(|peak| peak.trim().split(' ').next()).and_then(|kib| kib.parse::<u32>().ok());
    kib.unwrap_or(0) / 1024
}

/// Begins to count anew.
pub(crate) fn forget_memory() {
    // Where this is not known, the most memory is that since the beginning.
    drop(std::fs::write("/proc/self/clear_refs", "5"));
}
