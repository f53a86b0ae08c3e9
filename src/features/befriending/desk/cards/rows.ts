import { sortRows } from '#core/http/table-query.ts';
import { type CardRow, type CardsQuery, type CardView, isInView } from './rules.ts';

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The lines that the address of the table asks for, in its order. Waiting counts from the first wish. */
export function chosenRows(rows: readonly CardRow[], query: CardsQuery, readerLanguage: string): CardRow[] {
  const { show, side, language, form } = query.filters;
  const words = plain(query.search).split(/\s+/).filter(Boolean);
  const found = rows.filter(
    (row) =>
      (!show || isInView(row, show as CardView)) &&
      (!side || row.card.side === side) &&
      (!language || row.languages.includes(language)) &&
      (!form || row.card.forms.some((wanted) => wanted === form)) &&
      isNamed(row, words),
  );
  return sortRows(found, query, readerLanguage, (row) => {
    switch (query.sort) {
      case 'waiting':
        return row.card.wishedAt;
      case 'name':
        return row.name;
      case 'distance':
        return row.nearestKm;
      case 'check':
        return row.checkedOn;
    }
  });
}

/** Somebody of a circle is found by their own name too. */
function isNamed({ name, members }: CardRow, words: readonly string[]): boolean {
  const text = plain([name, ...members.map((member) => member.name)].join(' '));
  return words.every((word) => text.includes(word));
}
