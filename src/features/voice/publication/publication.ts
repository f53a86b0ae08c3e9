import { z } from 'zod';
import { MIN_PUBLISHED_PEOPLE } from '../model/rules.ts';
import { VIEWS } from './cells.ts';
import { ROW_AUDIENCES } from './rows.ts';

/** Numbers of people that are exact: never one under ten, and never of more than one way to divide people. */
const exactPeople = z.int().min(MIN_PUBLISHED_PEOPLE);
/** Numbers of people in tens. */
const tens = z.int().min(MIN_PUBLISHED_PEOPLE).multipleOf(10);
const statement = z.int().min(0);
const views = z.array(z.enum(VIEWS));

const cell = z.object({
  people: exactPeople,
  agree: exactPeople.nullable(),
  disagree: exactPeople.nullable(),
});

const consensus = z.object({ agree: z.array(statement), disagree: z.array(statement) });

/** Everything that is ever told of the ballots of a conversation; every page, feed, export and API reads this and nothing else. */
export const publicationSchema = z.object({
  /** How often it moved. */
  step: z.int().min(1),
  /** The day on which it moved, in Amsterdam. */
  publishedOn: z.iso.date(),
  /** Statement numbers are below this. */
  statements: z.int().min(0),
  /** Per declared audience, of at least ten people; per statement number what may be told. */
  rows: z.array(z.object({ audience: z.enum(ROW_AUDIENCES), people: exactPeople, cells: z.array(cell) })),
  /** Per statement number in words, of everybody whose ballot was not left out. */
  overall: views,
  /** What most agree with, and what most disagree with, the strongest first by tenths; without the ballots that were left out. */
  consensus,
  /** The same with the ballots that were left out. */
  consensusOfAll: consensus,
  /** On what people are divided, by number. */
  divided: z.array(statement),
  /** Who answered by themselves and who with help, in words; null when one of them is under ten, or has too little to say. */
  help: z.object({ withHelp: tens, without: tens, viewsWithHelp: views, viewsWithout: views }).nullable(),
  /** People who vote alike, when they come back in resamples of the people. */
  groups: z
    .array(
      z.object({
        people: tens,
        views,
        /** The middle of the group in the picture, coarsely: two steps to each side. */
        place: z.object({ x: z.int().min(-2).max(2), y: z.int().min(-2).max(2) }),
      }),
    )
    .nullable(),
  noGroupsReason: z
    .enum(['too-few-people', 'groups-too-small', 'groups-do-not-come-back', 'not-tested'])
    .nullable(),
  /** Ballots that were left out of what people agree on and of groups; null under ten. */
  leftOut: tens.nullable(),
  /** Ballots with too few answers to be placed in a group; they count in everything else. Null under ten. */
  short: tens.nullable(),
  /** Ballots that came after closing; they count in nothing. Null under ten. */
  late: tens.nullable(),
});

export type Publication = z.infer<typeof publicationSchema>;
export type OpinionGroup = NonNullable<Publication['groups']>[number];

/** What was published before, per row, statement and step: kept to know what may follow. */
export const historySchema = z.partialRecord(z.enum(ROW_AUDIENCES), z.array(z.array(cell)));
export type PublicationHistory = z.infer<typeof historySchema>;
