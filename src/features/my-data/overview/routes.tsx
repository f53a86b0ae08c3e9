import { get, type Route } from '#core/http/route.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { directorySnapshot } from '#features/directory';
import { MyDataPage } from './MyDataPage.tsx';
import { readOwnData } from './own-data.ts';

export const overviewRoutes: Route[] = [
  get('/my-data', { allow: 'newcomer', purpose: 'own-data' }, async (ctx) => {
    const data = await ctx.readOwn((tx, person) => readOwnData(tx, ctx.app, person));
    const { byId } = await directorySnapshot(ctx.app);
    return ctx.render(
      <MyDataPage
        page={ctx.page}
        token={ctx.formToken()}
        data={data}
        initiatives={byId}
        closedElsewhere={ctx.query.has('closed')}
      />,
    );
  }),
  get('/my-data/download', { allow: 'newcomer', purpose: 'own-data' }, async (ctx) => {
    const data = await ctx.readOwn((tx, person) => readOwnData(tx, ctx.app, person));
    const madeAt = ctx.app.now();
    const file = { madeAt, madeBy: ctx.app.publicUrl, ...data };
    return new Response(`${JSON.stringify(file, null, 2)}\n`, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="van-onderop-${amsterdamDate(madeAt)}.json"`,
      },
    });
  }),
];
