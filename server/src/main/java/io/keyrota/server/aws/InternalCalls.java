package io.keyrota.server.aws;

import io.keyrota.models.schema.OperationSchema;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Region;

/** The way from one room to another; rooms go it by {@link Call#as}. */
public interface InternalCalls {

  /** From where no other service can be asked. */
  InternalCalls NONE =
      new InternalCalls() {
        @Override
        public <I extends Record, O extends Record> O ask(
            Caller.Service asker, Region region, OperationSchema<I, O> operation, I input) {
          throw new IllegalStateException("no service can be asked here: " + operation.name());
        }

        @Override
        public <I extends Record, O extends Record> O forward(
            String principal, OperationSchema<I, O> operation, I input) {
          throw new IllegalStateException("no service can be asked here: " + operation.name());
        }
      };

  /** See {@link AsService#ask}. */
  <I extends Record, O extends Record> O ask(
      Caller.Service asker, Region region, OperationSchema<I, O> operation, I input);

  /** See {@link Call#forward}. */
  <I extends Record, O extends Record> O forward(
      String principal, OperationSchema<I, O> operation, I input);
}
