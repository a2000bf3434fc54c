package farm.rendezvous.messages;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Anything that is sent over the broker. {@link MessageCodec} is its only way in and out. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(name = "batch-offer", value = BatchOffer.class),
  @JsonSubTypes.Type(name = "claim", value = Claim.class),
  @JsonSubTypes.Type(name = "grant", value = ClaimAnswer.Grant.class),
  @JsonSubTypes.Type(name = "refusal", value = ClaimAnswer.Refusal.class),
  @JsonSubTypes.Type(name = "ask-again", value = ClaimAnswer.AskAgain.class),
  @JsonSubTypes.Type(name = "frame-started", value = Report.FrameStarted.class),
  @JsonSubTypes.Type(name = "frame-completed", value = Report.FrameCompleted.class),
  @JsonSubTypes.Type(name = "frame-failed", value = Report.FrameFailed.class),
  @JsonSubTypes.Type(name = "frames-returned", value = Report.FramesReturned.class),
  @JsonSubTypes.Type(name = "file-warnings", value = Report.FileWarnings.class),
  @JsonSubTypes.Type(name = "reports", value = Reports.class),
  @JsonSubTypes.Type(name = "order-of-attempt", value = Order.OfAttempt.class),
  @JsonSubTypes.Type(name = "order-of-node", value = Order.OfNode.class),
  @JsonSubTypes.Type(name = "inspection-request", value = InspectionRequest.class),
  @JsonSubTypes.Type(name = "inspected", value = InspectionAnswer.Inspected.class),
  @JsonSubTypes.Type(name = "unfit", value = InspectionAnswer.Unfit.class),
  @JsonSubTypes.Type(name = "not-inspected", value = InspectionAnswer.NotInspected.class),
  @JsonSubTypes.Type(name = "movie-request", value = MovieRequest.class),
  @JsonSubTypes.Type(name = "movie-made", value = MovieAnswer.Made.class),
  @JsonSubTypes.Type(name = "movie-not-made", value = MovieAnswer.NotMade.class),
  @JsonSubTypes.Type(name = "heartbeat", value = Heartbeat.class),
  @JsonSubTypes.Type(name = "echo", value = Echo.class),
})
public sealed interface Message
    permits BatchOffer,
        Claim,
        ClaimAnswer,
        AmongReports,
        Order,
        InspectionRequest,
        InspectionAnswer,
        MovieRequest,
        MovieAnswer,
        Heartbeat {}
