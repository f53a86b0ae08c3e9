import type { FieldValues } from '../edition/field-merge.ts';
import type { MarketStall } from './types.ts';

/** What the form of the team about a stall holds; `state` stays `asked` until it is answered. */
export const stallValues = ({ state, answer, number }: MarketStall): FieldValues => ({
  state: state === 'asked' ? '' : state,
  answer: answer ?? '',
  number: number ?? '',
});
