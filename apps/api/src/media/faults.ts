/** What a file turned out to be larger than while it was read. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';

  constructor(mostBytes: number) {
    super(`The file is larger than ${String(mostBytes)} bytes.`);
  }
}

/** Nothing is kept under a key. */
export class FileMissing extends Error {
  override readonly name = 'FileMissing';

  constructor(key: string) {
    super(`There is no file under ${key}.`);
  }
}

/** A file without a byte. */
export class FileEmpty extends Error {
  override readonly name = 'FileEmpty';

  constructor() {
    super('The file is empty.');
  }
}
