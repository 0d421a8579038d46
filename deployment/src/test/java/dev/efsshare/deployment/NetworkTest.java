package dev.efsshare.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {
  private final Stack stack = Stack.byDefault();

  @Test
  void vpc_addresses_areThose() {
    assertThat(stack.properties("Vpc").text("CidrBlock")).isEqualTo("10.0.0.0/16");
  }

  @Test
  void vpc_names_areResolvedForTheMount() {
    Part vpc = stack.properties("Vpc");

    assertThat(vpc.text("EnableDnsSupport")).isEqualTo("true");
    assertThat(vpc.text("EnableDnsHostnames")).isEqualTo("true");
  }

  @Test
  void subnets_addresses_areThose() {
    assertThat(stack.ofType("AWS::EC2::Subnet").values())
        .extracting(subnet -> subnet.text("VpcId") + " " + subnet.text("CidrBlock"))
        .containsExactly("${Vpc} 10.0.1.0/24", "${Vpc} 10.0.2.0/24");
  }

  @Test
  void subnets_zones_areTwo() {
    assertThat(stack.ofType("AWS::EC2::Subnet").values())
        .extracting(subnet -> subnet.text("AvailabilityZone"))
        .doesNotHaveDuplicates()
        .allMatch(zone -> zone.endsWith(" of ${zones}}"));
  }

  @ParameterizedTest
  @CsvSource({"SubnetA, ZoneA", "SubnetB, ZoneB"})
  void subnets_zones_areAsTheParametersSay(String subnet, String parameter) {
    assertThat(Stack.with(parameter, "eu-west-1c").properties(subnet).text("AvailabilityZone"))
        .isEqualTo("eu-west-1c");
  }

  @Test
  void subnets_publicAddresses_areNotGiven() {
    assertThat(stack.ofType("AWS::EC2::Subnet").values())
        .noneMatch(subnet -> subnet.has("MapPublicIpOnLaunch"));
  }

  @Test
  void vpc_wayOut_isTheGatewayEndpointAlone() {
    assertThat(stack.resources().values())
        .extracting(resource -> resource.text("Type"))
        .filteredOn(type -> type.startsWith("AWS::EC2::"))
        .containsOnly(
            "AWS::EC2::VPC",
            "AWS::EC2::Subnet",
            "AWS::EC2::RouteTable",
            "AWS::EC2::SubnetRouteTableAssociation",
            "AWS::EC2::VPCEndpoint",
            "AWS::EC2::SecurityGroup",
            "AWS::EC2::SecurityGroupEgress",
            "AWS::EC2::SecurityGroupIngress");
  }

  @Test
  void routeTable_ofTheVpc_servesBothSubnets() {
    assertThat(stack.properties("PrivateRoutes").text("VpcId")).isEqualTo("${Vpc}");
    assertThat(stack.ofType("AWS::EC2::SubnetRouteTableAssociation").values())
        .extracting(each -> each.text("RouteTableId") + " " + each.text("SubnetId"))
        .containsExactlyInAnyOrder("${PrivateRoutes} ${SubnetA}", "${PrivateRoutes} ${SubnetB}");
  }

  @Test
  void endpoint_ofS3_isAGatewayOnTheRouteTable() {
    Map<String, Part> endpoints = stack.ofType("AWS::EC2::VPCEndpoint");
    Part endpoint = stack.properties("S3Endpoint");

    assertThat(endpoints).hasSize(1);
    assertThat(endpoint.text("VpcEndpointType")).isEqualTo("Gateway");
    assertThat(endpoint.text("ServiceName")).isEqualTo("com.amazonaws.${AWS::Region}.s3");
    assertThat(endpoint.text("VpcId")).isEqualTo("${Vpc}");
    assertThat(endpoint.texts("RouteTableIds")).containsExactly("${PrivateRoutes}");
  }

  @Test
  void endpoint_ofS3_leadsToTheBucketOnly() {
    List<Statement> statements = Statement.of(stack.properties("S3Endpoint").at("PolicyDocument"));

    assertThat(statements)
        .filteredOn(Statement::allows)
        .isNotEmpty()
        .allSatisfy(each ->
            assertThat(each.resources())
                .containsExactlyInAnyOrder(Names.BUCKET_ARN, Names.BUCKET_ARN + "/*"));
  }

  @Test
  void endpoint_ofS3_servesThisAccountOnly() {
    List<Statement> statements = Statement.of(stack.properties("S3Endpoint").at("PolicyDocument"));

    assertThat(statements)
        .filteredOn(Statement::allows)
        .allSatisfy(each -> {
          assertThat(each.principal()).isEqualTo("*");
          assertThat(each.conditions())
              .isEqualTo(
                  Map.of("StringEquals", Map.of("aws:PrincipalAccount", "${AWS::AccountId}")));
        });
  }
}
