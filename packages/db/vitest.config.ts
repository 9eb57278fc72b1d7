import { suite } from '../../vitest.shared.ts';

export default suite('db', { globalSetup: ['test/one-postgres.ts'] });
