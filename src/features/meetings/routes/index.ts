import { checkInRoutes } from './checkIn.tsx';
import { registrationRoutes } from './come.tsx';
import { deskRoutes } from './desk.tsx';
import { programmeEditorRoutes } from './edit.tsx';
import { feedRoutes } from './feeds.tsx';
import { hostRoutes } from './hosts.tsx';
import { websiteRoutes } from './look.tsx';
import { ownPageRoutes } from './mine.tsx';
import { organiserRoutes } from './organise.tsx';
import { outcomeRoutes } from './outcome.tsx';
import { printRoutes } from './papers.tsx';
import { photoRoutes } from './photos.tsx';
import { volunteerRoutes } from './shifts.tsx';
import { stallRoutes } from './stands.tsx';

/** Where one knocks for meetings: looking, coming, the own page, organising, the day itself, what came out. */
export const meetingRoutes = [
  ...feedRoutes,
  ...websiteRoutes,
  ...registrationRoutes,
  ...ownPageRoutes,
  ...organiserRoutes,
  ...deskRoutes,
  ...checkInRoutes,
  ...hostRoutes,
  ...outcomeRoutes,
  ...printRoutes,
  ...programmeEditorRoutes,
  ...stallRoutes,
  ...volunteerRoutes,
  ...photoRoutes,
];
