/** An initiative that asks for a stand on the market. */
export interface MarketStall {
  id: string;
  editionId: string;
  organisation: string;
  shows: string;
  languages: string[];
  needsTable: boolean;
  needsPower: boolean;
  forChildren: boolean;
  language: string;
  state: 'asked' | 'accepted' | 'declined' | 'withdrawn';
  answer: string | null;
}
