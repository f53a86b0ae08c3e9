import type { DemoInitiative, DemoSet } from '../src/features/directory/demo-seed.ts';
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
import rotterdam from './demo/rotterdam.json' with { type: 'json' };
import utrecht from './demo/utrecht.json' with { type: 'json' };
import zeeland from './demo/zeeland.json' with { type: 'json' };

/** What a row need not say: it is then unknown. */
const UNKNOWN: Pick<DemoInitiative, OptionalField> = {
  giftsWanted: [],
  contactForms: [],
  safeguards: [],
  coordinator: null,
  signLanguages: [],
};
type OptionalField = 'giftsWanted' | 'contactForms' | 'safeguards' | 'coordinator' | 'signLanguages';

interface DemoPart {
  organisations: DemoSet['organisations'];
  initiatives: (Omit<DemoInitiative, OptionalField> & Partial<Pick<DemoInitiative, OptionalField>>)[];
}

const theHague = [dutch, people, work, move, letters, family, create, food, help, more];

/**
 * The files of each region, as JSON: `demo.test.ts` checks every field, for the compiler reads codes in JSON as any text.
 * Zeeland has almost nothing: such regions exist, and there too somebody asks for a week.
 */
const FILES_OF_REGION = {
  haaglanden: theHague as unknown[],
  rotterdam: [rotterdam] as unknown[],
  utrecht: [utrecht] as unknown[],
  brabant: [brabant] as unknown[],
  groningen: [groningen] as unknown[],
  zeeland: [zeeland] as unknown[],
};
export type DemoRegion = keyof typeof FILES_OF_REGION;

/** The demonstration data of one region: invented organisations and initiatives. None of them exists. */
export function demoRegion(region: DemoRegion): DemoSet {
  const parts = FILES_OF_REGION[region] as DemoPart[];
  return {
    organisations: parts.flatMap((part) => part.organisations),
    initiatives: parts.flatMap((part) => part.initiatives.map((row) => ({ ...UNKNOWN, ...row }))),
  };
}

export const DEMO_REGIONS = Object.keys(FILES_OF_REGION) as DemoRegion[];

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
