import type { StallRequest } from './stall-request.ts';

/** A stall on the market of an edition, as an organisation requested it. */
export interface MarketStall extends StallRequest {
  id: string;
  editionId: string;
  /** Codes of the languages that are spoken at the stall. */
  languages: string[];
  /** The language of the request, in which the organisation is written to. */
  language: string;
  state: 'asked' | 'accepted' | 'declined' | 'withdrawn';
  answer: string | null;
  /** Its number on the plan of the market, such as A3. */
  number: string | null;
}
