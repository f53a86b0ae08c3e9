import { create, insertMultiple, search } from '@orama/orama';
import MiniSearch from 'minisearch';
import pg from 'pg';
import { startCluster } from '#embedded-postgres';
import type { BenchCard } from './quality.ts';

/** Searches; returns the numbers of the matching cards, best first. */
export type SearchFunction = (question: string, language: string) => number[] | Promise<number[]>;

const FIELDS = ['name', 'summary', 'town'];
const BOOST = { name: 2 };

/** MiniSearch with the recommended options for user input: prefixes and a fifth of the letters misspelt. */
export function miniSearch(cards: readonly BenchCard[], combineWith: 'AND' | 'OR'): SearchFunction {
  const index = new MiniSearch<BenchCard>({
    fields: FIELDS,
    processTerm: (term) => term.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase(),
  });
  index.addAll(cards as BenchCard[]);
  return (question) =>
    index
      .search(question, { combineWith, prefix: (term) => term.length > 3, fuzzy: 0.2, boost: BOOST })
      .map(({ id }) => id as number);
}

/** Orama with its Dutch tokenizer, the language of the cards. */
export async function orama(cards: readonly BenchCard[]): Promise<SearchFunction> {
  const db = create({
    schema: { number: 'number', name: 'string', summary: 'string', town: 'string' } as const,
    language: 'dutch',
  });
  await insertMultiple(
    db,
    cards.map(({ id, name, summary, town }) => ({ number: id, name, summary, town })),
    1000,
  );
  return async (term) => {
    const { hits } = await search(db, { term, boost: BOOST, tolerance: 1, threshold: 1, limit: 10 });
    return hits.map(({ document }) => document.number as number);
  };
}

/**
 * PostgreSQL full-text search, Dutch, any of the words, ranked with length; the same embedded PostgreSQL as the
 * application uses.
 */
export async function postgres(
  cards: readonly BenchCard[],
  folder: string,
): Promise<{ find: SearchFunction; close: () => Promise<void> }> {
  const started = await startCluster({ folder });
  if (!started.ok) throw new Error('a benchmark cluster is already running');
  const { cluster } = started;
  const client = new pg.Client({
    host: cluster.socket,
    port: cluster.port,
    ...cluster.owner,
    database: 'postgres',
  });
  await client.connect();
  await client.query('create table card (id int, words tsvector)');
  await client.query(
    `insert into card select id, setweight(to_tsvector('dutch', name), 'A') || to_tsvector('dutch', summary || ' ' || town)
     from jsonb_to_recordset($1::jsonb) as r(id int, name text, summary text, town text)`,
    [JSON.stringify(cards)],
  );
  await client.query('create index on card using gin (words)');
  await client.query('analyze card');
  const find: SearchFunction = async (question) => {
    const { rows } = await client.query(
      `with asked as (select replace(plainto_tsquery('dutch', $1)::text, '&', '|')::tsquery as words)
       select id from card, asked where card.words @@ asked.words order by ts_rank(card.words, asked.words, 1) desc, id limit 10`,
      [question],
    );
    return rows.map(({ id }) => id as number);
  };
  return {
    find,
    close: async () => {
      await client.end();
      await cluster.stop();
    },
  };
}
