import type { CriterionVerdict } from '#algorithms/scoring';
import type { TravelMode } from '#core/geo/travel-time.ts';
import type { StoryQuestion } from '#features/story/rules.ts';
import type {
  AccessFeature,
  Gift,
  Goal,
  Level,
  SignLanguage,
  SpokenLanguage,
} from '#features/vocabulary/rules.ts';
import type { Criterion } from '../scoring/criteria.ts';
import type { AgeRange } from '../scoring/initiative-facts.ts';

/** Why an initiative fits, or what is unknown: a message key, with the values that go into it. */
export interface Reason {
  criterion: Criterion;
  verdict: CriterionVerdict;
  key: string;
  goals?: Goal[];
  languages?: SpokenLanguage[];
  levels?: [Level | null, Level | null];
  access?: AccessFeature[];
  signLanguages?: SignLanguage[];
  minutes?: number;
  mode?: TravelMode;
  gifts?: Gift[];
  places?: number;
  /** The youngest and the oldest age, in years; null on a side without a limit. */
  ages?: AgeRange;
  until?: string;
  /** It is only about the second of two people. */
  ofSecond?: true;
  /** The question whose answer would make this certain. */
  question?: StoryQuestion;
}
