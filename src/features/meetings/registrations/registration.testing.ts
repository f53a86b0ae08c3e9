import { fromAmsterdam } from '#core/time/amsterdam.ts';
import type { Registration } from './types.ts';

const MADE_AT = fromAmsterdam('2027-01-01', 0);

/** A registration of one person who said nothing but that they come; `more` is what a test is about. */
export const testRegistration = (id: string, more: Partial<Registration> = {}): Registration => ({
  id,
  editionId: 'edition',
  name: null,
  email: null,
  phone: null,
  language: 'nl',
  typedBy: 'self',
  walkIn: false,
  size: 1,
  anyOther: true,
  moveUp: true,
  lotteryNumber: 0,
  hostsId: null,
  state: 'coming',
  version: 1,
  keepInformed: false,
  reasons: {},
  madeAt: MADE_AT,
  changedAt: MADE_AT,
  changedBy: null,
  note: '',
  mergedInto: null,
  members: [],
  needs: [],
  wishes: {},
  seats: [],
  offers: [],
  queue: [],
  ...more,
});
