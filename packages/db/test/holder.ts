// A process of its own that opens the database of its first argument, says so, and waits.
import { openDatabase } from '../src/index.ts';

await openDatabase(process.argv[2] ?? '');
process.stdout.write('open\n');
setInterval(() => undefined, 60_000);
