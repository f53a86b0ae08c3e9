import type { DemoQuestions } from '../src/features/contact/demo-seed.ts';
import type { DemoSet } from '../src/features/directory/demo-seed.ts';
import type { DemoEdition } from '../src/features/meetings/demo-seed.ts';
import dutch from './demo/1-dutch.json' with { type: 'json' };
import people from './demo/2-people.json' with { type: 'json' };
import work from './demo/3-work.json' with { type: 'json' };
import move from './demo/4-move.json' with { type: 'json' };
import letters from './demo/5-letters.json' with { type: 'json' };
import family from './demo/6-family.json' with { type: 'json' };
import create from './demo/7-create.json' with { type: 'json' };
import food from './demo/8-food.json' with { type: 'json' };
import help from './demo/9-help.json' with { type: 'json' };
import more from './demo/10-more.json' with { type: 'json' };
import brabant from './demo/brabant.json' with { type: 'json' };
import edition from './demo/edition.json' with { type: 'json' };
import groningen from './demo/groningen.json' with { type: 'json' };
import questions from './demo/questions.json' with { type: 'json' };
import rotterdam from './demo/rotterdam.json' with { type: 'json' };
import utrecht from './demo/utrecht.json' with { type: 'json' };
import volunteersList from './demo/volunteers-list.json' with { type: 'json' };
import zeeland from './demo/zeeland.json' with { type: 'json' };

/** JSON files as parts of the set: the compiler reads a code in JSON as any text, so `demo.test.ts` checks every field instead. */
const partsOf = (...files: unknown[]) => files as DemoSet[];

/** Zeeland has almost nothing: such regions exist, and there too somebody asks for a week. */
const PARTS_OF_REGION = {
  haaglanden: partsOf(dutch, people, work, move, letters, family, create, food, help, more),
  rotterdam: partsOf(rotterdam),
  utrecht: partsOf(utrecht),
  brabant: partsOf(brabant),
  groningen: partsOf(groningen),
  zeeland: partsOf(zeeland),
};
export type DemoRegion = keyof typeof PARTS_OF_REGION;

/** The demonstration data of one region: invented organisations and initiatives. None of them exists. */
export function demoRegion(region: DemoRegion): DemoSet {
  const parts = PARTS_OF_REGION[region];
  return {
    organisations: parts.flatMap((part) => part.organisations),
    initiatives: parts.flatMap((part) => part.initiatives),
  };
}

export const DEMO_REGIONS = Object.keys(PARTS_OF_REGION) as DemoRegion[];

/** Demonstration data of all regions. */
export function demoSet(): DemoSet {
  const regions = DEMO_REGIONS.map(demoRegion);
  return {
    organisations: regions.flatMap(({ organisations }) => organisations),
    initiatives: regions.flatMap(({ initiatives }) => initiatives),
  };
}

/** A demonstration edition in the near future, modelled on a real afternoon of this name and marked as demonstration on every page. */
export const demoEdition = (): DemoEdition => edition;

/** The questions and texts of the demonstration's inbox. */
export const demoQuestions = (): DemoQuestions => questions as DemoQuestions;

/** A list as an invented volunteer keeps it, with what is usually wrong with such lists. */
export const demoList = { fileName: volunteersList.fileName, csv: volunteersList.lines.join('\n') };
