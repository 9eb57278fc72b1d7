import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import type { Info, Page } from './page.ts';

/** Where a page begins and ends, and whether there is more on either side. */
@ObjectType({
  description: 'Where a page begins and ends, and whether there is more on either side.',
  simpleResolvers: true,
})
export class PageInfo implements Info {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there is more before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The place of the first entry.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The place of the last entry.' })
  endCursor!: string | null;
}

/** The edge and connection types of one node type; `counted` adds `totalCount`. */
export function connectionOf<Node extends object>(
  node: () => ClassType<Node>,
  name: string,
  counted = true,
): ClassType<Page<Node>> {
  @ObjectType(`${name}Edge`, {
    description: `One ${name} of a page, with its place in the list.`,
    simpleResolvers: true,
  })
  class Edge {
    @Field(node, { description: 'The entry itself.' })
    node!: Node;

    @Field(() => String, { description: 'Its place: ask for what comes `after` it.' })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, {
    description: `A page of a list of ${name} entries.`,
    simpleResolvers: true,
  })
  class Connection implements Page<Node> {
    @Field(() => [Edge], { description: 'The entries of this page, in order.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
    pageInfo!: PageInfo;

    count!: () => Promise<number>;

    totalCount(): Promise<number> {
      return this.count();
    }
  }
  if (counted) {
    const description = 'How many entries the whole list has.';
    const method = Object.getOwnPropertyDescriptor(Connection.prototype, 'totalCount') ?? {};
    Field(() => Int, { description })(Connection.prototype, 'totalCount', method);
  }
  return Connection;
}
