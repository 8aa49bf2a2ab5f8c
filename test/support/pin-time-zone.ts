import { pinTimeZone } from '../../config/time-zone.ts';

pinTimeZone();
