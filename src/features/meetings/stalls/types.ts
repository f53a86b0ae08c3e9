/** A stall on the market of an edition, as an organisation requested it. */
export interface MarketStall {
  id: string;
  editionId: string;
  organisation: string;
  /** What is shown or done there, in the organisation's words. */
  shows: string;
  /** Codes of the languages that are spoken at the stall. */
  languages: string[];
  needsTable: boolean;
  needsPower: boolean;
  forChildren: boolean;
  /** The language of the request, in which the organisation is written to. */
  language: string;
  state: 'asked' | 'accepted' | 'declined' | 'withdrawn';
  answer: string | null;
}
