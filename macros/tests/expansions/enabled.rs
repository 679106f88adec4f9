fn snapshot(level: Level) -> bool {
    enabled!(debug) || enabled!(logger: "chat.snapshot", (level))
}
