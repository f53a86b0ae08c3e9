import { z } from 'zod';
import { isCalendarDay } from '#core/time/amsterdam.ts';
import { containsBsn } from '../model/bsn.ts';

/**
 * What a municipality tells DUO, in DUO's own field names: written from the published interface of DUO for municipalities
 * (twelve descriptions in OpenAPI, June 2026). DUO puts a citizen service number (BSN) in the path; this file never holds
 * one. It carries the municipality's own case number, and the connector of the municipality fills in the rest.
 */

const datum = z.string().refine(isCalendarDay);
const jaNee = z.enum(['Ja', 'Nee']);
const alfabetisering = z.enum(['A', 'AA', 'NVT']);
/** Hours are totals of one municipality, and a new total takes the place of the last one. */
const uren = z.strictObject({ uren: z.number().int().min(0).max(9999) });

/** The plan (PIP), version 1.2.0. */
export const pipSchema = z.strictObject({
  dagtekeningPip: datum,
  leerroute: z.enum(['B', 'O', 'Z']),
  niveau: z.enum(['A2', 'B1']).optional(),
  /** Hours of the whole B1-route together: only asylum status holders. */
  geschatteIntensiteitB1Route: z.number().int().min(1).max(9999).optional(),
  indicatorMagOpleidingAfmaken: z.boolean().optional(),
  indicatorAlfabetiseringsonderwijs: alfabetisering.optional(),
});
export type DuoPip = z.infer<typeof pipSchema>;

const resultaatMap = z.strictObject({ datumEindgesprekMap: datum.optional(), verwijtbaar: jaNee.optional() });
const resultaatPvt = z.strictObject({
  datumOndertekeningPvt: datum.optional(),
  verwijtbaar: jaNee.optional(),
});
const resultaatZroute = z.strictObject({ datumAfrondingZroute: datum.optional() });

const inburgeringsaanbod = z.strictObject({
  datumInburgeringsaanbod: datum.optional(),
  verwachteStartdatumOpleiding: datum.optional(),
  /** The first day after it. */
  verwachteEinddatumOpleiding: datum.optional(),
  indicatorAlfabetiseringsonderwijs: alfabetisering,
});

/** Paths as DUO has them. `{bsn}` and `{instellingsnummer}` are filled in by the connector of the municipality. */
const message = <M extends 'POST' | 'PUT' | 'DELETE', P extends string, S extends z.ZodType>(
  api: string,
  methode: M,
  pad: P,
  inhoud: S,
) => z.strictObject({ api: z.literal(api), methode: z.literal(methode), pad: z.literal(pad), inhoud });

const nothing = z.null();

export const duoMessageSchema = z.union([
  message('PIP 1.2.0', 'POST', '/personen/{bsn}/PIP', pipSchema),
  message('PIP 1.2.0', 'DELETE', '/personen/{bsn}/PIP', nothing),
  message('MAP, PVT en Z-route 1.0.0', 'PUT', '/personen/{bsn}/map', resultaatMap),
  message('MAP, PVT en Z-route 1.0.0', 'PUT', '/personen/{bsn}/pvt', resultaatPvt),
  message('MAP, PVT en Z-route 1.0.0', 'PUT', '/personen/{bsn}/zroute', resultaatZroute),
  message('Gevolgde Uren 1.0.0', 'PUT', '/personen/{bsn}/uren/bredeintake/taallesknm', uren),
  message('Gevolgde Uren 1.0.0', 'PUT', '/personen/{bsn}/uren/participatieactiviteiten', uren),
  message('Gevolgde Uren 1.0.0', 'PUT', '/personen/{bsn}/uren/participatietaalles', uren),
  message('Leerbaarheidstoets 1.2.0', 'DELETE', '/personen/{bsn}/lbt/examennummer', nothing),
  z.strictObject({
    api: z.literal('Inburgeringsaanbod 1.2.0'),
    methode: z.literal('POST'),
    pad: z.literal('/personen/{bsn}/Inburgeringsaanbod/{instellingsnummer}'),
    /** DUO's number of the school is looked up by name in DUO's list. */
    instelling: z.string().min(1).max(128),
    inhoud: inburgeringsaanbod,
  }),
]);
export type DuoMessage = z.infer<typeof duoMessageSchema>;

/** What DUO knows already and the municipality only reads: it stands in the file so that both sides can compare. */
const leerbaarheidstoets = z.strictObject({
  resultaat: z.enum(['B1-route haalbaar', 'B1-route niet haalbaar', 'Onbekend']),
  behaaldeScore: z
    .string()
    .regex(/^\d{1,3},\d{2}$/)
    .optional(),
  benodigdeScore: z
    .string()
    .regex(/^\d{1,3},\d{2}$/)
    .optional(),
  /** When DUO registered the result, not when the test was sat. */
  datumAfname: datum,
});

/** The file for one case. */
export const duoFileSchema = z.strictObject({
  soort: z.literal('gemeente-m2m-inburgering'),
  zaaknummer: z
    .string()
    .min(1)
    .max(60)
    .refine((number) => !containsBsn(number)),
  gemeentecode: z.string().regex(/^\d{4}$/),
  opgemaaktOp: datum,
  doelgroep: z.enum(['Asielstatushouder', 'Gezinsmigrant en overige migrant']),
  berichten: z.array(duoMessageSchema),
  bekend: z.strictObject({
    inburgeringsplicht: z.strictObject({ startdatum: datum, einddatumTotEnMet: datum.nullable() }).optional(),
    inburgeringstermijn: z.strictObject({ startdatum: datum, einddatumTot: datum }).optional(),
    urenBekendTot: datum.optional(),
    leerbaarheidstoets: leerbaarheidstoets.optional(),
  }),
});
export type DuoFile = z.infer<typeof duoFileSchema>;
