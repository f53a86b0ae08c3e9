import { get, type Route } from '#core/http/route.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { SIGNALS_PATH } from '../model/paths.ts';
import { figuresSince } from '../model/queries.ts';
import { byName, monthOf, monthsAfter } from '../model/rules.ts';
import { signalQuestions } from '../questions/queries.ts';
import { PublicSignalsPage } from './PublicSignalsPage.tsx';

/** Figures of so many months are added up. */
const SHOWN_MONTHS = 12;

/** What stands in the way and what is done about it, for everybody. */
export const publicSignalRoutes: Route[] = [
  get(SIGNALS_PATH, { allow: 'anyone', shareable: true, cache: 'last-good' }, async (ctx) => {
    const today = amsterdamDate(ctx.app.now());
    const { questions, figures } = await ctx.readPublic(async (tx) => ({
      questions: await signalQuestions(tx),
      figures: await figuresSince(tx, monthsAfter(monthOf(today), -SHOWN_MONTHS)),
    }));
    const codes = new Set([...questions, ...figures].map(({ municipality }) => municipality));
    const municipalities = byName([...codes].flatMap((code) => municipalityByCode(code) ?? []));
    const chosen = municipalities.find(({ code }) => code === ctx.query.get('m'));
    const isChosen = ({ municipality }: { municipality: string }) =>
      chosen === undefined || municipality === chosen.code;
    return ctx.render(
      <PublicSignalsPage
        page={ctx.page}
        questions={questions.filter(isChosen)}
        figures={figures.filter(isChosen)}
        municipalities={municipalities}
        chosen={chosen}
        today={today}
      />,
    );
  }),
];
