import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainOf, type Proposal, panelVerdict, proposalState } from './rules.ts';

const PROPOSAL: Proposal = {
  id: 'a',
  tenant: 't',
  municipality: 'GM0289',
  source: 'newcomer',
  sourceRef: null,
  language: 'ti',
  proposedOn: '2026-11-24',
  mergedInto: null,
  panel: null,
  panelSays: null,
  municipalitySays: null,
  reason: '',
  became: null,
  becameId: null,
  decidedOn: null,
  version: 1,
  texts: [],
};

test('a panel wants what more than half of those who said something want', () => {
  expect(panelVerdict({ ask: 3, 'not-now': 2, pass: 0 })).toBe('ask');
  expect(panelVerdict({ ask: 2, 'not-now': 2, pass: 4 })).toBe('undecided');
  expect(panelVerdict({ ask: 1, 'not-now': 3, pass: 1 })).toBe('not-now');
  expect(panelVerdict({ ask: 0, 'not-now': 0, pass: 6 })).toBe('undecided');
});

test('who does not know never changes what the others decided', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), fc.nat(40), (ask, notNow, pass) => {
      expect(panelVerdict({ ask, 'not-now': notNow, pass })).toBe(
        panelVerdict({ ask, 'not-now': notNow, pass: 0 }),
      );
    }),
  );
});

test('of a verdict of a panel without a narrow majority nobody learns what one member said', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (ask, notNow) => {
      // Everybody but one tell each other what they said, and read the verdict.
      fc.pre(Math.abs(ask - notNow) > 1);
      const verdicts = [
        { ask: ask + 1, 'not-now': notNow, pass: 0 },
        { ask, 'not-now': notNow + 1, pass: 0 },
        { ask, 'not-now': notNow, pass: 1 },
      ].map(panelVerdict);
      expect(new Set(verdicts).size).toBe(1);
    }),
  );
});

test('a proposal that was put in another one takes along what was put in it', () => {
  const all = [
    PROPOSAL,
    { ...PROPOSAL, id: 'b', mergedInto: 'a' },
    { ...PROPOSAL, id: 'c', mergedInto: 'b' },
  ];
  expect(chainOf(all, 'a').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(chainOf(all, 'b').map(({ id }) => id)).toEqual(['b', 'c']);
});

test('a proposal stands where its last step put it', () => {
  const stateWith = (change: Partial<Proposal>) => proposalState({ ...PROPOSAL, ...change });
  expect(stateWith({})).toBe('new');
  expect(stateWith({ panel: 'p' })).toBe('panel');
  expect(stateWith({ panel: 'p', panelSays: 'ask' })).toBe('wanted');
  expect(stateWith({ panel: 'p', panelSays: 'undecided' })).toBe('unwanted');
  expect(stateWith({ municipalitySays: 'no' })).toBe('declined');
  expect(stateWith({ panelSays: 'ask', municipalitySays: 'yes' })).toBe('asked');
  expect(stateWith({ mergedInto: 'b', municipalitySays: null })).toBe('merged');
});
