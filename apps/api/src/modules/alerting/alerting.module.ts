import { Module, type DynamicModule } from '@nestjs/common';
import type { ProcessRole } from '../../config/process-role.js';
import { AcknowledgeAlert } from './acknowledge-alert.js';
import { AdvanceAlertHandler } from './advance-alert.handler.js';
import { AlertSweep } from './alert-sweep.js';
import { AlertsController } from './alerts.controller.js';
import { ChangeAlert } from './change-alert.js';
import { GetAlert } from './get-alert.js';
import { ListAlerts } from './list-alerts.js';
import { SilenceAlert } from './silence-alert.js';
import { UnsilenceAlert } from './unsilence-alert.js';

const ANSWERS = [ListAlerts, GetAlert, ChangeAlert, AcknowledgeAlert, SilenceAlert, UnsilenceAlert];
const WORK = [AdvanceAlertHandler, AlertSweep];

/** Alert episodes: one for an objective and a period, following its evaluations, telling the right people once. */
@Module({})
export class AlertingModule {
  static forRoot({ serves, works }: ProcessRole): DynamicModule {
    return {
      module: AlertingModule,
      controllers: serves ? [AlertsController] : [],
      providers: [...(serves ? ANSWERS : []), ...(works ? WORK : [])],
    };
  }
}
