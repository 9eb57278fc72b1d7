// Loaded first into every process of a local start (--import): should the start script itself be
// killed, the channel to it closes and its processes end instead of living on with their ports.
process.channel?.unref();
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
