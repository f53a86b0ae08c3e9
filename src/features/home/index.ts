/** Home: pages that combine features (start, volunteers, professionals, about, privacy, languages) and the error page. */
export * from './rules.ts';
