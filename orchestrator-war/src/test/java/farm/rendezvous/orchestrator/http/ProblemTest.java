package farm.rendezvous.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProblemTest {

  @Test
  void namesTheFieldsAsRfc9457AndTheContractWriteThem() throws Exception {
    Problem problem =
        new Problem(
            "Invalid input", 400, "to: is missing", List.of(new FieldError("to", "is missing")));

    assertThat(Json.MAPPER.writeValueAsString(problem))
        .isEqualTo(
            "{\"title\":\"Invalid input\",\"status\":400,\"detail\":\"to: is missing\","
                + "\"errors\":[{\"field\":\"to\",\"detail\":\"is missing\"}]}");
  }

  @Test
  void leavesErrorsOutWhereItIsNoMatterOfFields() throws Exception {
    assertThat(
            Json.MAPPER.writeValueAsString(
                new Problem(Status.NOT_FOUND, "There is no job of this id.")))
        .isEqualTo(
            "{\"title\":\"Not Found\",\"status\":404,\"detail\":\"There is no job of this id.\"}");
  }

  @Test
  void hasAMediaTypeOfItsOwn() {
    assertThat(Problem.TYPE.getType()).isEqualTo("application");
    assertThat(Problem.TYPE.getSubtype()).isEqualTo("problem+json");
  }

  @Test
  void invalidInputKeepsItsErrorsWhateverBecomesOfTheList() {
    List<FieldError> errors = new ArrayList<>(List.of(new FieldError("to", "is missing")));
    InvalidInputException e = new InvalidInputException(errors);

    errors.clear();

    assertThat(e.errors()).containsExactly(new FieldError("to", "is missing"));
    assertThat(e).hasMessage("to: is missing");
  }
}
