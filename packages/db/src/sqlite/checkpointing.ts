// The thread that writes SQLite's log back into its file. Relative imports only.
import { parentPort, workerData } from 'node:worker_threads';
import { openFile } from './driver.ts';

const database = openFile(String(workerData), { readonly: false });
database.exec('pragma synchronous = NORMAL');

parentPort?.on('message', () => {
  // Passive: it waits for nobody, and nobody waits for it.
  database.exec('pragma wal_checkpoint(PASSIVE)');
  parentPort?.postMessage('done');
});
