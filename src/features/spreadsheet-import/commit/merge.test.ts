import { expect, test } from 'vitest';
import { findTown } from '#features/hsds';
import { readRows } from '../rows/read-rows.ts';
import { fillMissing, replaceWithRow } from './merge.ts';

const draftOf = (when: string) => {
  const grid = {
    name: '',
    rows: [
      ['Activiteit', 'Tijd'],
      ['Koor', when],
    ],
  };
  const columns = ['name' as const, 'when' as const];
  const mapping = { sheet: 0, headings: 0, columns, town: '', organisation: '', ownContacts: false };
  const [row] = readRows(grid, mapping, { today: '2026-11-24', findTown });
  if (!row?.draft) throw new Error('no row');
  return row.draft;
};
const existing = (when: string) => ({ ...draftOf(when), organisationId: 'o', sourceId: 's' });
const said = ({ times, texts }: ReturnType<typeof existing>) => [times.length, texts.nl?.when];

test('words about times go with the times beside which they were written', () => {
  expect(said(fillMissing(existing('di 10-12'), draftOf('vrijdagmiddag'))), 'its times are known').toEqual([
    1,
    undefined,
  ]);
  expect(said(fillMissing(existing(''), draftOf('vrijdagmiddag')))).toEqual([0, 'vrijdagmiddag']);
  expect(said(replaceWithRow(existing('vrijdagmiddag'), draftOf('vr 13-15')))).toEqual([1, undefined]);
  expect(said(replaceWithRow(existing('di 10-12'), draftOf('di 10-12, niet in schoolvakanties')))).toEqual([
    1,
    'di 10-12, niet in schoolvakanties',
  ]);
});
