/** An initiative that asks for a stand on the market. */
export interface Stand {
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
