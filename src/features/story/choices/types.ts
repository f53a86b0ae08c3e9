/** What a person decided about a suggestion. */
export interface SuggestionChoice {
  initiative: string;
  choice: 'pinned' | 'removed';
  /** The time they chose, when an initiative has several. */
  weeklyTime: string | null;
}
