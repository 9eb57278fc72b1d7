import { suite } from '../vitest.shared.ts';

export default suite('scripts', { include: ['test/*.test.mjs'], testTimeout: 120_000 });
