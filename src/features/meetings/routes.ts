import { checkInRoutes } from './routes/checkIn.tsx';
import { registrationRoutes } from './routes/come.tsx';
import { deskRoutes } from './routes/desk.tsx';
import { programmeEditorRoutes } from './routes/edit.tsx';
import { feedRoutes } from './routes/feeds.tsx';
import { hostRoutes } from './routes/hosts.tsx';
import { websiteRoutes } from './routes/look.tsx';
import { ownPageRoutes } from './routes/mine.tsx';
import { organiserRoutes } from './routes/organise.tsx';
import { outcomeRoutes } from './routes/outcome.tsx';
import { printRoutes } from './routes/papers.tsx';
import { photoRoutes } from './routes/photos.tsx';
import { volunteerRoutes } from './routes/shifts.tsx';
import { stallRoutes } from './routes/stands.tsx';

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
