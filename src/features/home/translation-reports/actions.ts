import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { ok } from '#core/result.ts';
import { countTranslationReport } from './queries.ts';

const languageCodes = interfaceLanguages.map(({ code }) => code);

/** Counts a report that a kind of page is not well translated: the language and the page, nothing else. */
export const reportTranslation = action({
  name: 'home.report-translation',
  allow: 'anyone',
  input: z.object({ language: z.enum(languageCodes), page: z.string().max(120) }),
  run: async ({ tx, now }, { language, page }) => {
    await countTranslationReport(tx, language, page, now);
    return ok(null);
  },
});
