import type { ComponentChildren } from 'preact';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import type { PageContext } from '#core/http/page-context.ts';
import type { OwnCard } from './queries.ts';

/** What a slice above is given to show its part of the own page: one transaction that acts for the person. */
export interface OwnSectionContext {
  tx: Tx;
  app: AppContext;
  person: string;
  page: PageContext;
  language: string;
  /** For its forms. */
  token: string;
  now: Date;
  /** The cards of the person, with their own answers. */
  cards: OwnCard[];
}

/** A part of the own page, such as open proposals or the people one meets; null when there is nothing to show. */
export type OwnSection = (context: OwnSectionContext) => Promise<ComponentChildren>;
