// The set-up that the libraries' own pages show, Apollo Server on express, over our schema with its
// data in memory: what the door alone costs when nothing has to be read.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { buildSchema } from 'graphql';
import { z } from 'zod';
import { root } from '../report.ts';
import { listen } from './listen.ts';

const [file = ''] = process.argv.slice(2);
const { data } = z
  .object({ data: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync(file, 'utf8')));
const apollo = new ApolloServer({
  schema: buildSchema(readFileSync(`${root}/schema.graphql`, 'utf8')),
  rootValue: () => data,
});
await apollo.start();
const app = express();
app.use('/graphql', express.json(), expressMiddleware(apollo));
await listen(createServer((request, response) => void app(request, response)));
